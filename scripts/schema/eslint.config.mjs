// Rules for schema.graphqls. Run by scripts/check-schema.
import graphql from '@graphql-eslint/eslint-plugin';

export default [
  {
    files: ['**/*.graphqls'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: './schema.graphqls' } },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-all'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      '@graphql-eslint/require-deprecation-reason': 'error',
      // The order of the schema is by meaning.
      '@graphql-eslint/alphabetize': 'off',
      // One line stands between quotation marks, several stand in a block.
      '@graphql-eslint/description-style': 'off',
      // Arguments are few and spelled out: no input type for each mutation.
      '@graphql-eslint/input-name': 'off',
      // A correction gives its record; whoever wants more asks for it.
      '@graphql-eslint/require-field-of-type-query-in-mutation-result': 'off',
      // Lists are never null: one that is empty says so.
      '@graphql-eslint/require-nullable-result-in-root': 'off',
      // A list of pairs is called pairs, whatever holds it.
      '@graphql-eslint/no-typename-prefix': 'off',
      // Values such as spans, pages and counts have no id.
      '@graphql-eslint/strict-id-in-types': 'off',
      // There are corrections, behind a flag, and subscriptions.
      '@graphql-eslint/no-root-type': 'off',
      // Lists go forward only.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // What is short and whole, such as a document's tables, is a plain list.
      '@graphql-eslint/relay-edge-types': ['error', { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false }],
    },
  },
];
