import { Module } from '@nestjs/common';
import { KeptListings } from './kept-listings.js';
import { TreatiesController } from './treaties.controller.js';
import { Treaties } from './treaties.service.js';

@Module({
  controllers: [TreatiesController],
  providers: [KeptListings, Treaties],
  exports: [KeptListings, Treaties],
})
export class TreatiesModule {}
