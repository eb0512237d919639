// Asks a running kg as clients do: node client.mjs http://localhost:8080/graphql
// Prints what it found as one line of JSON. Used by server/client_test.go.
import cytoscape from 'cytoscape';
import { MultiDirectedGraph } from 'graphology';
import { buildClientSchema, getIntrospectionQuery, parse, validate } from 'graphql';
import { ClientError, gql, GraphQLClient } from 'graphql-request';

const client = new GraphQLClient(process.argv[2]);
const found = {};

// The schema as tools see it, and every document below held against it.
const schema = buildClientSchema(await client.request(getIntrospectionQuery({ inputValueDeprecation: true })));
found.types = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__')).length;
found.undescribed = Object.values(schema.getTypeMap())
  .filter((type) => !type.name.startsWith('__') && !type.description)
  .map((type) => type.name);

const request = (document, variables) => {
  const faults = validate(schema, parse(document));
  if (faults.length > 0) throw new Error(`${faults[0].message}\n${document}`);
  return client.request(document, variables);
};

// All pages of a list, by its cursors.
const page = gql`
  query Page($after: String, $dates: DateRange, $order: NodeOrder!) {
    events(first: 2, after: $after, dates: $dates, order: $order) {
      totalCount
      edges { cursor node { name date } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
found.events = [];
for (let after = null; ; ) {
  const { events } = await request(page, { after, order: 'LATEST', dates: { from: '2000', unknown: true } });
  found.events.push(...events.edges.map((edge) => edge.node.name));
  found.totalCount = events.totalCount;
  if (!events.pageInfo.hasNextPage) break;
  after = events.pageInfo.endCursor;
}

// Fragments on interfaces, nested connections and their evidence.
const work = await request(
  gql`
    fragment Said on Happening { __typename name date }
    query Work($cite: String!) {
      work(cite: $cite) {
        explains(first: 5, order: DATE) {
          totalCount
          edges { confidence node { ...Said } evidence(first: 1) { quote voices document { name } } }
        }
      }
    }
  `,
  { cite: 'K. S. Kim 2024b' },
);
found.explains = work.work.explains.edges.map((edge) => [edge.node.__typename, edge.node.name, edge.evidence[0].document.name]);

// What is drawn is what the libraries that draw take.
const { subgraph } = await request(gql`{ subgraph(around: ["Amber Flood"], depth: 2) { nodes { distance } edges { id } cytoscape graphology } }`);
const drawn = MultiDirectedGraph.from(subgraph.graphology);
const shown = cytoscape({ headless: true, elements: subgraph.cytoscape.elements });
found.subgraph = [subgraph.nodes.length, subgraph.edges.length];
found.graphology = [drawn.order, drawn.size];
found.cytoscape = [shown.nodes().length, shown.edges().length];
found.neighbours = drawn.degree(drawn.nodes()[0]) === shown.nodes()[0].degree();

// Errors are told by their codes.
found.codes = [];
for (const document of [
  '{ work(cite: "Park 2020") { title } }',
  '{ events(first: 0) { totalCount } }',
  '{ path(from: "nobody at all", to: "Amber Flood") { length } }',
  '{ events { nothing } }',
]) {
  try {
    await client.request(document);
    found.codes.push('');
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    found.codes.push(error.response.errors[0].extensions.code);
  }
}

console.log(JSON.stringify(found));
