import 'reflect-metadata';
import { Body, type Type } from '@nestjs/common';

/**
 * The request's body, checked against this class and described by it: for a route whose class is known only where its
 * controller is made. Elsewhere `@Body()` takes the parameter's own class.
 */
export const BodyOf =
  (type: Type): ParameterDecorator =>
  (target, method, index) => {
    Body()(target, method, index);
    // Emitted before parameter decorators run.
    const types = Reflect.getMetadata('design:paramtypes', target, method!) as unknown[];
    Reflect.defineMetadata('design:paramtypes', types.with(index, type), target, method!);
  };
