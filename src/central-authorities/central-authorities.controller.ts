import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { registerController } from '../register/register.controller.js';
import {
  CentralAuthorityCreate,
  CentralAuthorityPage,
  CentralAuthorityPatch,
  CentralAuthorityResponse,
} from './central-authority.dto.js';
import { CENTRAL_AUTHORITIES } from './central-authority.register.js';

const Routes = registerController(CENTRAL_AUTHORITIES, {
  creation: CentralAuthorityCreate,
  patch: CentralAuthorityPatch,
  response: CentralAuthorityResponse,
  page: CentralAuthorityPage,
});

/** The register of central authorities. */
@ApiTags('central-authorities')
@Controller('api/v1/central-authorities')
export class CentralAuthoritiesController extends Routes {}
