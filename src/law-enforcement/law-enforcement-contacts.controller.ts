import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { registerController } from '../register/register.controller.js';
import {
  LawEnforcementContactCreate,
  LawEnforcementContactPage,
  LawEnforcementContactPatch,
  LawEnforcementContactResponse,
} from './law-enforcement-contact.dto.js';
import { LAW_ENFORCEMENT_CONTACTS } from './law-enforcement-contact.register.js';

const Routes = registerController(LAW_ENFORCEMENT_CONTACTS, {
  creation: LawEnforcementContactCreate,
  patch: LawEnforcementContactPatch,
  response: LawEnforcementContactResponse,
  page: LawEnforcementContactPage,
});

/** The register of law-enforcement contacts. */
@ApiTags('law-enforcement-contacts')
@Controller('api/v1/law-enforcement-contacts')
export class LawEnforcementContactsController extends Routes {}
