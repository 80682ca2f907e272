import { Controller, Get, HttpCode, Query, type StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Scopes } from '../access/auth.guard.js';
import { Caller, type Principal } from '../access/principal.js';
import { Produces } from '../http/accept.guard.js';
import { Post } from '../http/idempotency/post.js';
import { RouteConfig } from '../http/route-config.js';
import { ExportQuery, GoalsFile, ImportQuery } from './exchange.dto.js';
import { ImportResult } from './exchange.responses.js';
import { ExportService } from './export.service.js';
import { UploadedFile } from './import.body.js';
import { type ImportFile } from './import.file.js';
import { ImportService } from './import.service.js';
import { FORMATS, MEDIA_TYPES } from './layout.js';

/** 10,000 goals with three key results each and long descriptions. */
const IMPORT_BODY_LIMIT = 64 * 1024 * 1024;

const LAYOUT =
  'JSON Lines have one goal per line, its key results in `key_results`. CSV has one row per goal (`record: ' +
  'goal`) and per key result (`record: key_result`, whose `parent` is the key of its goal); its columns are ' +
  'named like the fields of the JSON, in any order, and an empty cell means omitted, as an empty text is. Several people in a cell ' +
  'are separated by `;`. Text that a spreadsheet would run as a formula gets a leading apostrophe, which the ' +
  'import removes.';

const EXAMPLE_LINE =
  '{"key":"g1","parent":null,"title":"Win the trust of enterprise customers","owner_type":"company",' +
  '"key_results":[{"title":"Net promoter score","metric_type":"number","start_value":30,"target_value":50,"value":42}]}\n';
const EXAMPLE_ROWS =
  'record,key,parent,title,owner_type,metric_type,start_value,target_value,value\n' +
  'goal,g1,,Win the trust of enterprise customers,company,,,,\n' +
  'key_result,,g1,Net promoter score,,number,30,50,42\n';

/** The largest file takes about 20 s. */
const IMPORT_PATIENCE = 4;

const asText = (example: string) => ({ schema: { type: 'string' as const, maxLength: IMPORT_BODY_LIMIT }, example });
const TEXTS = { [MEDIA_TYPES.jsonl]: asText(EXAMPLE_LINE), [MEDIA_TYPES.csv]: asText(EXAMPLE_ROWS) };

/** The routes of goals as files. What they do and throw is said in {@link ExportService} and {@link ImportService}. */
@ApiTags('Import and export')
@Controller('goals')
export class ExchangeController {
  constructor(
    private readonly exports: ExportService,
    private readonly imports: ImportService,
  ) {}

  /** `GET /goals/export`: a stream, not JSON. */
  @Get('export')
  @Scopes('goals:read', 'directory:read')
  @Produces('format', 'jsonl', { jsonl: MEDIA_TYPES.jsonl, csv: MEDIA_TYPES.csv })
  @ApiOperation({
    operationId: 'exportGoals',
    summary: 'Export goals',
    description:
      `Every goal that you may view and the filters keep, with its key results and their present values, as a stream. ${LAYOUT}\n\n` +
      'People, teams and departments are named by their `external_id`, or by email address or name where they have ' +
      'none; `key` and `parent` are ids. A `parent` that is not in the file (it may be archived, filtered out or hidden ' +
      'from you) must exist where the file is imported. The history of check-ins is not part of it. To give a filter ' +
      'several values, repeat the parameter or separate them by commas.',
  })
  @ApiOkResponse({ description: 'The file', content: TEXTS })
  export(@Caller() principal: Principal, @Query() query: ExportQuery): Promise<StreamableFile> {
    return this.exports.download(principal, query);
  }

  /** `POST /goals/import`, whose body is JSON, JSON Lines or CSV. */
  @Post('import')
  @HttpCode(200)
  @Scopes('goals:write', 'checkins:write', 'directory:read')
  @RouteConfig({ bodyLimit: IMPORT_BODY_LIMIT, mediaTypes: Object.keys(FORMATS), patience: IMPORT_PATIENCE })
  @ApiExtraModels(GoalsFile)
  @ApiOperation({
    operationId: 'importGoals',
    summary: 'Import goals',
    description:
      'Up to 10,000 goals and 100,000 key results, all or nothing; **a dry run unless `dry_run=false`**. ' +
      'The `Content-Type` says what the body is (`application/x-ndjson` is JSON Lines, too). ' +
      `${LAYOUT} JSON is \`{"goals": […]}\`.\n\n` +
      'You become the creator of everything, and the rules of the single requests apply: goals are created from the ' +
      'top down, key results added, each `value` recorded as a check-in, and goals completed or archived last. ' +
      '`parent` is the `key` of a goal in the file or the id of an existing one. People are named by `external_id`, ' +
      'email address or id; teams and departments by `external_id`, name or id. `progress` and `confidence_level` are ' +
      'taken unless `progress_is_computed` or `confidence_is_computed` is true; with `expected_progress` the import ' +
      "fails unless the goal's progress is within 0.01 of it.\n\n" +
      'What is wrong is named by its place: `/lines/7/title` (CSV, JSON Lines) or `/goals/6/title` (JSON). What the ' +
      'fields refer to is looked up once they are all right in themselves.',
    requestBody: {
      required: true,
      content: { [MEDIA_TYPES.json]: { schema: { $ref: getSchemaPath(GoalsFile) } }, ...TEXTS },
    },
  })
  @ApiOkResponse({ type: ImportResult, description: 'What was written, or would be' })
  import(@Caller() principal: Principal, @UploadedFile() file: ImportFile, @Query() query: ImportQuery) {
    return this.imports.import(principal, file, query);
  }
}
