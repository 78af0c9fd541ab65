import { Global, Module } from '@nestjs/common';
import { MailSender } from './mail-sender.js';
import { MailTransport } from './mail-transport.js';
import { MailController } from './mail.controller.js';
import { MailService } from './mail.service.js';
import { Outbox } from './outbox.js';
import { ResendingService } from './resending.service.js';

/** The outbox. Needs the jobs module. */
@Global()
@Module({
  controllers: [MailController],
  providers: [Outbox, MailSender, MailTransport, MailService, ResendingService],
  exports: [Outbox],
})
export class MailModule {}
