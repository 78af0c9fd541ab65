import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { registerController } from '../register/register.controller.js';
import { ExpertCreate, ExpertPage, ExpertPatch, ExpertResponse } from './expert.dto.js';
import { EXPERTS } from './expert.register.js';

const Routes = registerController(EXPERTS, {
  creation: ExpertCreate,
  patch: ExpertPatch,
  response: ExpertResponse,
  page: ExpertPage,
});

/** The register of experts. */
@ApiTags('experts')
@Controller('api/v1/experts')
export class ExpertsController extends Routes {}
