import { Body, Controller } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OperatorOnly } from '../access/auth.guard.js';
import { PostBesideWrites } from '../http/idempotency/post.js';
import { CreateCompany } from './companies.dto.js';
import { CreatedCompany } from './companies.responses.js';
import { CompaniesService } from './companies.service.js';

/** The route of companies, for the operator alone (SPEC §2). What it does is said in {@link CompaniesService}. */
@ApiTags('Companies')
@Controller('companies')
export class CompaniesController {
  constructor(private readonly companies: CompaniesService) {}

  /** `POST /companies`: the one answer that holds the admin's token. */
  @PostBesideWrites()
  @OperatorOnly()
  @ApiOperation({
    operationId: 'createCompany',
    summary: 'Create a company',
    description:
      'For the operator, with OPERATOR_TOKEN as bearer; 403 if the service runs without one. The answer holds an ' +
      'API token of the first admin, which is shown only this once.',
  })
  @ApiCreatedResponse({ type: CreatedCompany })
  create(@Body() body: CreateCompany) {
    return this.companies.create(body);
  }
}
