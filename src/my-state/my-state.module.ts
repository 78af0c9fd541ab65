import { Module } from '@nestjs/common';
import { MyStateController } from './my-state.controller.js';
import { MyState } from './my-state.service.js';

@Module({ controllers: [MyStateController], providers: [MyState] })
export class MyStateModule {}
