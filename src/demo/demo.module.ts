import { Module } from '@nestjs/common';
import { DemoDirectory } from './demo-directory.js';

@Module({ providers: [DemoDirectory], exports: [DemoDirectory] })
export class DemoModule {}
