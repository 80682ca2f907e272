import { ApiSchema } from '@nestjs/swagger';
import { EmployeeResponse } from '../directory/index.js';
import { MAX_NAME } from '../http/fields/bounds.js';
import { Email, ObjectOf, Text } from '../http/fields/request-fields.js';
import { ShownId, ShownObject, ShownText } from '../http/fields/response-fields.js';

/** Who is to look after a new company. */
class FirstAdmin {
  @Email({ description: 'Their email address', example: 'ada@example.com' })
  email: string;

  @Text({ description: 'How others see them', min: 1, max: MAX_NAME, example: 'Ada Lovelace' })
  display_name: string;
}

/** The body of `POST /companies`. */
export class CreateCompany {
  @Text({ description: 'Its name', min: 1, max: MAX_NAME, example: 'Example Ltd' })
  name: string;

  @ObjectOf(() => FirstAdmin, { description: 'Its first admin' })
  admin: FirstAdmin;
}

/** A company as it is answered. */
@ApiSchema({ name: 'Company' })
class CompanyResponse {
  @ShownId({ description: 'Its id' })
  id: string;

  @ShownText({ description: 'Its name', max: MAX_NAME })
  name: string;
}

/** What `POST /companies` answers with. */
export class CreatedCompany {
  @ShownObject(() => CompanyResponse, { description: 'The company' })
  company: CompanyResponse;

  @ShownObject(() => EmployeeResponse, { description: 'Its first admin' })
  admin: EmployeeResponse;

  @ShownText({ description: "The admin's API token: it is shown this once", max: 200 })
  token: string;
}
