import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';

/** What is not the directory: its health, and the web interface (serve-web.ts). */
@Module({ controllers: [HealthController] })
export class SiteModule {}
