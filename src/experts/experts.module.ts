import { Module } from '@nestjs/common';
import { ConsentService } from './consent.service.js';
import { ConsentController } from './consent.controller.js';
import { ExpertsController } from './experts.controller.js';

@Module({ controllers: [ExpertsController, ConsentController], providers: [ConsentService] })
export class ExpertsModule {}
