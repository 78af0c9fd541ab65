import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { Secrets } from '../platform/secrets.js';
import { AcceptanceService } from './acceptance.service.js';
import { ClientsController } from './clients.controller.js';
import { ClientsService } from './clients.service.js';
import { CredentialsController } from './credentials.controller.js';
import { DemoAccounts } from './demo-accounts.js';
import { EnrolmentService } from './enrolment.service.js';
import { FirstAccounts } from './first-accounts.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { Operator } from './operator.js';
import { PasswordService } from './password.service.js';
import { Prove } from './prove.js';
import { ResetLinks } from './reset-links.js';
import { SettingsController } from './settings.controller.js';
import { SettingsService } from './settings.service.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';
import { AccessTokens, accessTokenKey } from './access-tokens.js';
import { AuthController } from './auth.controller.js';
import { IdleAccounts } from './idle-accounts.js';
import { JwtStrategy } from './jwt.strategy.js';
import { MeService } from './me.service.js';
import { OwnSessionsService } from './own-sessions.service.js';
import { Passwords } from './passwords.js';
import { RefreshCookie } from './refresh-cookie.js';
import { SecondFactor } from './second-factor.js';
import { Sessions } from './sessions.js';
import { SignInService } from './sign-in.service.js';
import { SignedInAnswers } from './signed-in.js';
import { Throttle } from './throttle.js';

/** Users, invitations, sign-in, sessions, second factors, machine clients. Needs access, audit, mail and jobs. */
@Module({
  imports: [
    PassportModule.register({ session: false }),
    JwtModule.registerAsync({
      inject: [Secrets],
      useFactory: (secrets: Secrets) => ({ secret: accessTokenKey(secrets) }),
    }),
  ],
  controllers: [
    AuthController,
    ClientsController,
    CredentialsController,
    InvitationsController,
    SettingsController,
    UsersController,
  ],
  providers: [
    AccessTokens,
    JwtStrategy,
    Passwords,
    RefreshCookie,
    SecondFactor,
    Sessions,
    Throttle,
    SignedInAnswers,
    SignInService,
    OwnSessionsService,
    MeService,
    IdleAccounts,
    AcceptanceService,
    ClientsService,
    DemoAccounts,
    EnrolmentService,
    FirstAccounts,
    InvitationsService,
    Operator,
    PasswordService,
    Prove,
    ResetLinks,
    SettingsService,
    UsersService,
  ],
  exports: [
    AccessTokens,
    FirstAccounts,
    Operator,
    OwnSessionsService,
    Passwords,
    Prove,
    Sessions,
    SignInService,
  ],
})
export class AccountsModule {}
