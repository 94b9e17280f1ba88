/** What of an API description fuzzer and doubles read. */
export interface OpenApiDocument {
  paths: Record<string, Record<string, DescribedOperation>>;
  components?: { schemas?: Record<string, object> };
}

export interface DescribedOperation {
  operationId?: string;
  parameters?: DescribedParameter[];
  requestBody?: { content: Record<string, { schema?: object }> };
  responses: Record<string, DescribedResponse>;
}

export interface DescribedParameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: object;
}

export interface DescribedResponse {
  headers?: Record<string, { required?: boolean; $ref?: string }>;
  content?: Record<string, { schema?: object }>;
}
