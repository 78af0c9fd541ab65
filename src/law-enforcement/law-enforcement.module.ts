import { Module } from '@nestjs/common';
import { LawEnforcementContactsController } from './law-enforcement-contacts.controller.js';

@Module({ controllers: [LawEnforcementContactsController] })
export class LawEnforcementModule {}
