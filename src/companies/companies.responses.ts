import { ApiSchema } from '@nestjs/swagger';
import { EmployeeResponse } from '../directory/index.js';
import { MAX_NAME } from '../http/fields/bounds.js';
import { ShownId, ShownObject, ShownText } from '../http/fields/response-fields.js';

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
