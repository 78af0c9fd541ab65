import { Module } from '@nestjs/common';
import { TreatiesModule } from '../treaties/treaties.module.js';
import { CoverageController } from './coverage.controller.js';
import { CoverageCounts } from './coverage-counts.js';
import { CoverageService } from './coverage.service.js';
import { CoverageSnapshots } from './coverage-snapshots.js';

@Module({
  imports: [TreatiesModule],
  controllers: [CoverageController],
  providers: [CoverageService, CoverageCounts, CoverageSnapshots],
})
export class CoverageModule {}
