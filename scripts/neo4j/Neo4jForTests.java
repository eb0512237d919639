import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** Runs a real Neo4j Community server (kernel, Cypher, Bolt) on the loopback address until it is terminated. */
public class Neo4jForTests {
  /** Arguments: the folder of the database, and the port, 0 for any that is free. */
  public static void main(String[] args) throws Exception {
    var home = Path.of(args[0]);
    var port = Integer.parseInt(args[1]);
    if (port == 0) {
      try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = any.getLocalPort();
      }
    }
    var address = new SocketAddress("127.0.0.1", port);
    var dbms = new DatabaseManagementServiceBuilder(home)
        .setConfig(BoltConnector.enabled, true)
        .setConfig(BoltConnector.listen_address, address)
        .setConfig(BoltConnector.advertised_address, address)
        .setConfig(GraphDatabaseSettings.auth_enabled, false)
        .setConfig(GraphDatabaseSettings.pagecache_memory, Long.parseLong(System.getenv().getOrDefault("KG_NEO4J_PAGECACHE_MB", "256")) << 20)
        .build();
    Runtime.getRuntime().addShutdownHook(new Thread(dbms::shutdown));
    System.out.println("READY bolt://" + address);
    Thread.currentThread().join();
  }
}
