import { Global, Module } from '@nestjs/common';
import { MailSender } from './mail-sender.js';
import { MailTransport } from './mail-transport.js';
import { MailController } from './mail.controller.js';
import { MailService } from './mail.service.js';
import { Outbox } from './outbox.js';

/** The outbox. Needs the jobs module. */
@Global()
@Module({
  controllers: [MailController],
  providers: [Outbox, MailSender, MailTransport, MailService],
  exports: [Outbox],
})
export class MailModule {}
