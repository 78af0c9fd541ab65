import { Module } from '@nestjs/common';
import { ConsentService } from './consent.service.js';
import { ExpertsController } from './experts.controller.js';

@Module({ controllers: [ExpertsController], providers: [ConsentService] })
export class ExpertsModule {}
