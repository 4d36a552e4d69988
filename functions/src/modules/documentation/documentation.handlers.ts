/** The API's description. The page loads the library's files from the site, under a policy that allows just those. */
import { endpoints } from '@folio/shared/contract/contract.ts';
import { openApiOf } from '@folio/shared/contract/openapi.ts';
import { Answer } from '../../http/answer.ts';
import type { Handlers } from '../../http/routes.ts';
import type { Dependencies } from '../../platform/dependencies.ts';

// The library sets styles from script and draws its logo from data: URLs; nothing else is let in.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const page = `<!doctype html>
<html lang="es-MX">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API de Folio</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/init.js"></script>
</body>
</html>
`;

export const documentationHandlers = {
  getOpenApi: async (deps) => openApiOf(endpoints, deps.environment.SITE_ORIGIN),
  getDocumentation: async () => new Answer(page, { headers: { 'content-security-policy': policy } }),
} satisfies Partial<Handlers<Dependencies, 'api'>>;
