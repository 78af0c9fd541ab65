import { Module } from '@nestjs/common';
import { CountriesController } from './countries.controller.js';
import { Countries } from './countries.service.js';

@Module({ controllers: [CountriesController], providers: [Countries], exports: [Countries] })
export class CountriesModule {}
