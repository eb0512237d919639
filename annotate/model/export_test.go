package model

// Table is the table of relations by name, with "work" for the relations of works.
func Table() map[string][2][]string {
	out := map[string][2][]string{}
	for relation, r := range relations() {
		var ends [2][]string
		if r.work {
			ends[0] = []string{"work"}
		}
		for _, k := range r.from {
			ends[0] = append(ends[0], string(k))
		}
		for _, k := range r.to {
			ends[1] = append(ends[1], string(k))
		}
		out[string(relation)] = ends
	}
	return out
}
