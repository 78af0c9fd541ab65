import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CounterpartsModule } from '../counterparts/counterparts.module.js';
import { CountriesModule } from '../countries/countries.module.js';
import { SearchModule } from '../search/search.module.js';
import { LitePages } from './lite.service.js';
import { LiteSession } from './lite-session.js';

@Module({
  imports: [AccountsModule, CountriesModule, CounterpartsModule, SearchModule],
  providers: [LitePages, LiteSession],
})
export class LiteModule {}
