import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AnswerInterceptor } from './answer.interceptor.js';
import { BearerGuard } from './bearer.guard.js';
import { Idempotency } from './idempotency.js';
import { LookUps } from './look-ups.js';
import { Transactions } from './transactions.js';

/** The default-deny guard of every route, the only way to the database, and how a write's outcome is answered. */
@Global()
@Module({
  providers: [
    Transactions,
    LookUps,
    Idempotency,
    BearerGuard,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
  ],
  exports: [Transactions, LookUps, Idempotency],
})
export class AccessModule {}
