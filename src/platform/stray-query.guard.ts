import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { Problem } from './problems.js';

/** A route that declares no query takes none: what it would silently ignore is refused, as any unknown field. */
@Injectable()
export class StrayQueryGuard implements CanActivate {
  /** @throws Problem `invalid-request` naming each parameter. */
  canActivate(host: ExecutionContext): boolean {
    if (declaresQuery(host)) return true;
    const query = Object.keys(host.switchToHttp().getRequest<{ query?: object }>().query ?? {});
    if (query.length === 0) return true;
    const errors = query.map((field) => ({ field, message: `${field} is not a known field` }));
    throw new Problem('invalid-request', 'This route takes no query parameters.', { errors });
  }
}

function declaresQuery(host: ExecutionContext): boolean {
  const parameters = Reflect.getMetadata(ROUTE_ARGS_METADATA, host.getClass(), host.getHandler().name) as
    Record<string, unknown> | undefined;
  return Object.keys(parameters ?? {}).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
}
