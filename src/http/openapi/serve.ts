import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { openApiDocument } from './document.js';
import { RunningExamples } from './running-examples.js';

/** Where Swagger UI is. */
export const DOCS = '/api/docs';

/** Serves Swagger UI at /api/docs, where those are led who come in at the front, and the document at /api/openapi.json. */
export function serveDocs(app: NestFastifyApplication): void {
  for (const front of ['/', '/api']) {
    app
      .getHttpAdapter()
      .getInstance()
      .get(front, (_request, reply) => reply.redirect(DOCS, 302));
  }
  SwaggerModule.setup(DOCS, app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    patchDocumentOnRequest: (_request, _reply, document: OpenAPIObject) => app.get(RunningExamples).in(document),
    customSiteTitle: 'OKR API',
    customCss: CSS,
    swaggerOptions: {
      persistAuthorization: true,
      displayRequestDuration: true,
      docExpansion: 'list',
      // The address names what is open, so that it can be sent to somebody.
      deepLinking: true,
      tryItOutEnabled: true,
      // The schemas are shown with each operation; listed below one another they are a wall.
      defaultModelsExpandDepth: 0,
      // Nothing is fetched from elsewhere: it works offline.
      validatorUrl: null,
    },
  });
}

/**
 * Without Swagger's own bar and its link to a site of licenses; in the dialog of tokens, the employee's on top. All errors
 * look alike: one example is enough, and of the others what they mean.
 */
const CSS = `
  .swagger-ui .topbar, .swagger-ui .info__license { display: none }
  .swagger-ui .info { margin: 24px 0 }
  .swagger-ui .dialog-ux .modal-ux-content { display: flex; flex-direction: column-reverse }
  .swagger-ui .response-col_links { display: none }
  .swagger-ui .response:is([data-code^="4"], [data-code^="5"]):not([data-code="422"])
    .response-col_description > :not(.response-col_description__inner) { display: none }
`;
