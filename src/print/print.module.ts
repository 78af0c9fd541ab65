import { Module } from '@nestjs/common';
import { Typesetter } from './typesetter.js';

@Module({ providers: [Typesetter], exports: [Typesetter] })
export class PrintModule {}
