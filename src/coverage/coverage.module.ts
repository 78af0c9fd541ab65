import { Module } from '@nestjs/common';
import { CoverageController } from './coverage.controller.js';
import { CoverageCounts } from './coverage-counts.js';
import { CoverageService } from './coverage.service.js';
import { CoverageSnapshots } from './coverage-snapshots.js';

@Module({
  controllers: [CoverageController],
  providers: [CoverageService, CoverageCounts, CoverageSnapshots],
})
export class CoverageModule {}
