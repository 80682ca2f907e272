import { CompanyResponse, EmployeeResponse } from '../directory/index.js';
import { ShownObject, ShownText } from '../http/fields/response-fields.js';

/** What `POST /companies` answers with. */
export class CreatedCompany {
  @ShownObject(() => CompanyResponse, { description: 'The company' })
  company: CompanyResponse;

  @ShownObject(() => EmployeeResponse, { description: 'Its first admin' })
  admin: EmployeeResponse;

  @ShownText({ description: "The admin's API token: it is shown this once", max: 200 })
  token: string;
}
