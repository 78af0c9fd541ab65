import { Global, Module } from '@nestjs/common';
import { Digests } from './digests.js';
import { Notifications } from './notifications.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsService } from './notifications.service.js';

/** News for people. Needs access, audit, mail and jobs. */
@Global()
@Module({
  controllers: [NotificationsController],
  providers: [Notifications, NotificationsService, Digests],
  exports: [Notifications],
})
export class NotificationsModule {}
