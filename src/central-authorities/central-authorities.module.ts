import { Module } from '@nestjs/common';
import { CentralAuthoritiesController } from './central-authorities.controller.js';

@Module({ controllers: [CentralAuthoritiesController] })
export class CentralAuthoritiesModule {}
