import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Public } from '../access/allow.js';
import { Ctx, type RequestContext } from '../access/request-context.js';
import {
  EnrolmentCode,
  EnrolmentStarted,
  PasswordChange,
  ProveBoth,
  RecoveryCodes,
  ResetConfirmation,
  ResetRequest,
} from './auth.dto.js';
import { EnrolmentService } from './enrolment.service.js';
import { PasswordService } from './password.service.js';
import { ResetLinks } from './reset-links.js';

@ApiTags('sign-in')
@Controller('api/v1/auth')
export class CredentialsController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly resets: ResetLinks,
    private readonly enrolment: EnrolmentService,
  ) {}

  /** Changes one's own password; needs the present one. */
  @Post('password')
  @HttpCode(204)
  @Allow('self:change')
  @ApiNoContentResponse()
  changePassword(@Ctx() context: RequestContext, @Body() input: PasswordChange) {
    return this.passwords.change(context, input);
  }

  /** Mails a link to set a new password, if the address has an account; the answer is the same if not. */
  @Post('password-reset')
  @HttpCode(204)
  @Public() // Who forgot the password cannot sign in.
  @ApiNoContentResponse()
  requestReset(@Ctx() context: RequestContext, @Body() input: ResetRequest) {
    return this.resets.request(context, input.email);
  }

  /** Sets a new password with the mailed link's token. */
  @Post('password-reset/confirm')
  @HttpCode(204)
  @Public() // The link's token is the credential.
  @ApiNoContentResponse()
  confirmReset(@Ctx() context: RequestContext, @Body() input: ResetConfirmation) {
    return this.passwords.confirmReset(context, input);
  }

  /** Begins to set up a second factor, or another in its place (then with a code of the present one). */
  @Post('second-factor')
  @HttpCode(200)
  @Allow('self:enrol')
  @ApiOkResponse({ type: EnrolmentStarted })
  startEnrolment(@Ctx() context: RequestContext, @Body() input: ProveBoth) {
    return this.enrolment.start(context, input);
  }

  /** Confirms it with a first code; answers with recovery codes, this once. */
  @Post('second-factor/confirm')
  @HttpCode(200)
  @Allow('self:enrol')
  @ApiOkResponse({ type: RecoveryCodes })
  confirmEnrolment(@Ctx() context: RequestContext, @Body() input: EnrolmentCode) {
    return this.enrolment.confirm(context, input.totp);
  }

  /** New recovery codes in place of the old. */
  @Post('second-factor/recovery-codes')
  @HttpCode(200)
  @Allow('self:change')
  @ApiOkResponse({ type: RecoveryCodes })
  renewCodes(@Ctx() context: RequestContext, @Body() input: ProveBoth) {
    return this.enrolment.renewCodes(context, input);
  }

  /** Removes one's own second factor, where the role may be without. */
  @Post('second-factor/remove')
  @HttpCode(204)
  @Allow('self:change')
  @ApiNoContentResponse()
  removeFactor(@Ctx() context: RequestContext, @Body() input: ProveBoth) {
    return this.enrolment.remove(context, input);
  }
}
