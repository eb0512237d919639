// The peer: @neo4j/graphql behind Apollo Server, on the database that kg has filled.
// Works and events bear both labels, so that the look-up by id uses kg's unique index of Node(id).
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import neo4j from "neo4j-driver";

const typeDefs = `#graphql
  type Said @relationshipProperties {
    id: ID!
    confidence: Float!
  }
  type Work @node(labels: ["Node", "Work"]) {
    id: ID!
    title: String
    explains: [Event!]! @relationship(type: "EXPLAINS", direction: OUT, properties: "Said")
    cites: [Work!]! @relationship(type: "CITES", direction: OUT, properties: "Said")
  }
  type Event @node(labels: ["Node", "Event"]) {
    id: ID!
    name: String!
    date: String
    explainedBy: [Work!]! @relationship(type: "EXPLAINS", direction: IN, properties: "Said")
  }
`;

const driver = neo4j.driver(process.argv[2], undefined, { maxConnectionPoolSize: 50, disableLosslessIntegers: true });
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const server = new ApolloServer({ schema, introspection: false, csrfPrevention: false });
const { url } = await startStandaloneServer(server, { listen: { host: "127.0.0.1", port: 0 }, context: async () => ({}) });
console.log(`READY ${url}`);
