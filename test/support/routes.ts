import 'reflect-metadata';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ALLOW, PUBLIC } from '../../src/access/allow.js';
import type { Enlace } from './enlace.js';

/** A parameter of a handler that Nest fills from the request. */
export interface HandlerInput {
  source: 'body' | 'query' | 'param' | 'headers' | 'context' | 'other';
  /** One field of it, such as a header's name; undefined: all of it. */
  field: string | undefined;
  type: unknown;
}

/** A route as its controller declares it. */
export interface Declared {
  /** Such as `GET /api/v1/experts/:id`. */
  route: string;
  permission: string | undefined;
  public: boolean;
  inputs: HandlerInput[];
}

type Handler = (...args: unknown[]) => unknown;

/** Nest's numbers for where a parameter comes from (RouteParamtypes). */
const SOURCES: Record<string, HandlerInput['source']> = { 3: 'body', 4: 'query', 5: 'param', 6: 'headers' };

/** Every route of the running server, as its router knows them, `HEAD` left out: it is `GET` without the body. */
export function servedRoutes(enlace: Enlace): string[] {
  const server = enlace.app.getHttpAdapter().getInstance() as unknown as {
    printRoutes: (options: object) => string;
  };
  const above: string[] = [];
  return server
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent, segment, methods] = /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \((.+)\))?$/.exec(line) ?? [];
      if (indent === undefined || segment === undefined) return [];
      const depth = indent.length / 4;
      above[depth] = (depth > 0 ? above[depth - 1]! : '') + segment;
      const served = methods?.split(', ').filter((method) => method !== 'HEAD') ?? [];
      return served.map((method) => `${method} ${above[depth]!}`);
    })
    .sort();
}

/** Every route that a controller declares, by its decorators. */
export function declaredRoutes(enlace: Enlace): Map<string, Declared> {
  const controllers = [...enlace.app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  const declared = controllers.flatMap(({ metatype }) => handlersOf(metatype as new () => object));
  return new Map(declared.map((one) => [one.route, one]));
}

/** Its own and those of the classes that it extends. */
function methodsOf({ prototype }: { prototype: object | null }): string[] {
  if (prototype === null || prototype === Object.prototype) return [];
  const above = methodsOf({ prototype: Object.getPrototypeOf(prototype) as object | null });
  return [...new Set([...above, ...Object.getOwnPropertyNames(prototype)])];
}

function handlersOf(controller: new () => object): Declared[] {
  const prototype = controller.prototype as Record<string, Handler>;
  const base = Reflect.getMetadata(PATH_METADATA, controller) as string;
  return methodsOf(controller).flatMap((name) => {
    const handler = prototype[name]!;
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const path = [base, Reflect.getMetadata(PATH_METADATA, handler) as string]
      .flatMap((part) => part.split('/'))
      .filter(Boolean)
      .join('/');
    const marks = [handler, controller].map((target) => ({
      permission: Reflect.getMetadata(ALLOW, target) as string | undefined,
      public: Reflect.getMetadata(PUBLIC, target) === true,
    }));
    const mark = marks.find((one) => one.public || one.permission !== undefined) ?? marks[0]!;
    return [{ route: `${RequestMethod[method]} /${path}`, ...mark, inputs: inputsOf(controller, name) }];
  });
}

function inputsOf(controller: new () => object, name: string): HandlerInput[] {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<
    string,
    { index: number; data: unknown; factory?: unknown }
  >;
  const types = Reflect.getMetadata('design:paramtypes', controller.prototype as object, name) as unknown[];
  return Object.entries(args).map(([key, { index, data, factory }]) => ({
    source: factory ? 'context' : (SOURCES[key.split(':')[0]!] ?? 'other'),
    field: typeof data === 'string' ? data : undefined,
    type: types[index],
  }));
}
