import { Module } from '@nestjs/common';
import { TreatiesController } from './treaties.controller.js';
import { Treaties } from './treaties.service.js';

@Module({ controllers: [TreatiesController], providers: [Treaties], exports: [Treaties] })
export class TreatiesModule {}
