package bench

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Table is the result for people: figures, ratios, and whether the targets are met.
func Table(r *Result) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d nodes, %d edges; %d turns of %v each; compared: %s.\n\n", r.Nodes, r.Edges, r.Rounds, r.Slice, r.Compare)
	b.WriteString("| question | clients | who | requests/s | p50 ms | p95 ms | CPU ms a request |\n|---|---|---|---|---|---|---|\n")
	for _, row := range r.Rows {
		var cpu []string
		for _, name := range slices.Sorted(maps.Keys(row.CPU)) {
			if row.CPU[name] >= 0.02 {
				cpu = append(cpu, fmt.Sprintf("%s %.2f", name, row.CPU[name]))
			}
		}
		fmt.Fprintf(&b, "| %s | %d | %s | %.0f | %.2f | %.2f | %s |\n", row.Question, row.Clients, row.Who, row.PerS, row.P50, row.P95, strings.Join(cpu, ", "))
	}
	b.WriteString("\n| question | clients | kg on Neo4j by the peer, both sorted | unsorted peer | p95 by the peer's, both sorted | unsorted peer | kg by the driver | SQLite by Neo4j |\n|---|---|---|---|---|---|---|---|\n")
	for _, row := range r.Rows {
		if row.Who != ByKg {
			continue
		}
		other := func(who string) Row {
			i := slices.IndexFunc(r.Rows, func(o Row) bool { return o.Who == who && o.Question == row.Question && o.Clients == row.Clients })
			if i < 0 {
				return Row{}
			}
			return r.Rows[i]
		}
		fmt.Fprintf(&b, "| %s | %d | %.1f | %.1f | %.2f | %.2f | %.2f | %.1f |\n", row.Question, row.Clients,
			row.PerS/other(BySorted).PerS, row.PerS/other(ByPeer).PerS, row.P95/other(BySorted).P95, row.P95/other(ByPeer).P95, row.PerS/other(ByDriver).PerS, other(BySQLite).PerS/row.PerS)
	}
	return b.String()
}
