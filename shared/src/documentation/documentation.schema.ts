/** The API's description, for programs and for people. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';

export const getOpenApi = defineEndpoint({
  method: 'GET',
  path: '/api/openapi.json',
  lambda: 'api',
  access: 'public',
  summary: 'Este contrato, en OpenAPI 3.1',
  response: z.record(z.string(), z.json()),
  errors: [],
});

/** HTML, the one answer that is not JSON. */
export const getDocumentation = defineEndpoint({
  method: 'GET',
  path: '/api/docs',
  lambda: 'api',
  access: 'public',
  summary: 'Este contrato, como página para leer',
  response: z.string(),
  errors: [],
});
