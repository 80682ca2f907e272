import { Param, type PipeTransform } from '@nestjs/common';
import { v7, validate } from 'uuid';
import { NotFound } from './problem.js';

/** A new id: a UUID v7, so that ids sort by creation (SPEC §1). */
export const newId = (): string => v7();

/** Whether a text is a UUID. */
export const isUuid = (text: string): boolean => validate(text);

/** An id in a path. One that is not even a UUID names nothing: the same 404 as for an unknown one. */
export class IdPipe implements PipeTransform<string, string> {
  constructor(private readonly what: string) {}

  /** @throws NotFound when the text is not a UUID */
  transform(value: string): string {
    if (!isUuid(value)) throw new NotFound(this.what);
    return value.toLowerCase();
  }
}

/** The goal that a path names, in a controller method's parameters. */
export const GoalId = () => Param('goal_id', new IdPipe('goal'));

/** The key result that a path names. */
export const KeyResultId = () => Param('kr_id', new IdPipe('key result'));
