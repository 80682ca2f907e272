import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { ConfirmedReads } from '../access/confirmed-reads.js';
import { type Principal } from '../access/principal.js';
import { type OnProgress } from '../database/work-progress.js';
import { type Filters, requireSearchPeriod } from '../goals/index.js';
import { type ExportQuery } from './exchange.dto.js';
import { type ExportedRow, ExportRepository } from './export.repository.js';
import { COLUMNS, type Format, MEDIA_TYPES } from './layout.js';
import { rowsOf } from './spreadsheet.js';

/** `GET /goals/export`: the goals that the caller may view, with their key results, as a file that can be imported. */
@Injectable()
export class ExportService {
  constructor(
    private readonly exports: ExportRepository,
    private readonly reads: ConfirmedReads,
  ) {}

  /**
   * The file in pieces, goals in the order of their creation. It goes from page to page behind the last goal, so none
   * is there twice or left out because others are written meanwhile, and a slow reader holds nothing.
   * The first page is read before this returns: what fails then is an answer, not a broken file.
   * @param onProgress told of goals that are written; they are counted for it
   * @throws Invalid when the period is upside down
   */
  async export(
    principal: Principal,
    { format = 'jsonl', ...filters }: ExportQuery,
    onProgress?: OnProgress,
  ): Promise<AsyncGenerator<string>> {
    requireSearchPeriod(filters);
    const caller = await this.exports.reader(principal);
    const first = await this.exports.page(caller, filters, null);
    const total = onProgress ? await this.exports.count(caller, filters) : 0;
    return this.pieces(caller, filters, first, format, (done) => onProgress?.(done, total));
  }

  /**
   * The file as an answer, which browsers save.
   * @throws Invalid when the period is upside down
   */
  async download(principal: Principal, query: ExportQuery): Promise<StreamableFile> {
    const { format = 'jsonl' } = query;
    return new StreamableFile(Readable.from(await this.export(principal, query)), {
      type: `${MEDIA_TYPES[format]}; charset=utf-8`,
      disposition: `attachment; filename="goals.${format}"`,
    });
  }

  private async *pieces(
    principal: Principal,
    filters: Filters,
    first: ExportedRow[],
    format: Format,
    onDone: (goals: number) => void,
  ): AsyncGenerator<string> {
    if (format === 'csv') yield header();
    let [caller, page, done] = [principal, first, 0];
    while (page.length > 0) {
      yield format === 'csv' ? csvOf(page) : page.map(({ json }) => `${json}\n`).join('');
      onDone((done += page.length));
      // It may be read for long, and what its reader may see end meanwhile: then the file breaks off.
      const now = await this.reads.current(caller);
      if (now !== caller) caller = await this.exports.reader(now);
      page = await this.exports.page(caller, filters, page.at(-1)!);
    }
  }
}

/** With a byte order mark: without it spreadsheets take UTF-8 for something else. */
const header = (): string => `\ufeff${stringify([Object.keys(COLUMNS)])}`;

function csvOf(page: ExportedRow[]): string {
  return stringify(page.flatMap(({ json }) => rowsOf(JSON.parse(json) as Record<string, unknown>)));
}
