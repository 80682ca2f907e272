import { Injectable } from '@nestjs/common';
import { type OpenAPIObject } from '@nestjs/swagger';
import { IDS } from './example-ids.js';

/** What the examples of the document name by an id. */
export type ExampleIds = { [what in keyof typeof IDS]?: string | null };

/** On a server with demo data the examples name things that are really there, so that they can be tried at once. */
@Injectable()
export class RunningExamples {
  private ids?: ExampleIds;
  private shown?: OpenAPIObject;

  /** Puts these ids in place of those of the committed document. */
  use(ids: ExampleIds): void {
    this.ids = ids;
    this.shown = undefined;
  }

  /** The document as this server shows it. */
  in(document: OpenAPIObject): OpenAPIObject {
    if (!this.ids) return document;
    this.shown ??= JSON.parse(this.replaceIn(JSON.stringify(document))) as OpenAPIObject;
    return this.shown;
  }

  private replaceIn(text: string): string {
    const known = Object.entries(IDS).map(([what, id]) => [id, this.ids?.[what as keyof typeof IDS]] as const);
    return known.reduce((all, [id, real]) => (real ? all.replaceAll(id, real) : all), text);
  }
}
