import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { HomeController } from './home.controller.js';

/** What is not the directory: its front page, and its health. */
@Module({ controllers: [HealthController, HomeController] })
export class SiteModule {}
