package export

import (
	"encoding/json"
	"strconv"

	"kg/graph"
)

// evidenceJSON is the list of evidence as [encoding/json] writes it, but for characters of HTML, which it does not escape. A graph has millions of pieces:
// what most of them have is written by hand, the rest by the package.
func evidenceJSON(list []graph.Evidence) (string, error) {
	size := 2
	for _, v := range list {
		size += 300 + len(v.Quote) + len(v.Section)
	}
	b := append(make([]byte, 0, size), '[')
	for i := range list {
		if i > 0 {
			b = append(b, ',')
		}
		if v := &list[i]; len(v.Decisions) > 0 || v.Verdict != "" || len(v.Sayings) > 0 {
			rare, err := json.Marshal(v)
			if err != nil {
				return "", err
			}
			b = append(b, rare...)
		} else {
			b = appendEvidence(b, v)
		}
	}
	return string(append(b, ']')), nil
}

// appendEvidence appends a piece that nobody judged, and in which nobody is quoted.
func appendEvidence(b []byte, v *graph.Evidence) []byte {
	b = appendJSON(append(b, `{"id":`...), string(v.ID))
	b = appendJSON(append(b, `,"document":`...), string(v.Document))
	b = appendSpan(append(b, `,"span":`...), v.Span)
	b = appendJSON(append(b, `,"quote":`...), v.Quote)
	b = appendMember(b, "section", v.Section)
	b = appendJSON(append(b, `,"place":`...), v.Place)
	b = appendJSON(append(b, `,"rule":`...), v.Rule)
	b = strconv.AppendFloat(append(b, `,"confidence":`...), v.Confidence, 'f', -1, 64)
	if v.Hedged {
		b = append(b, `,"hedged":true`...)
	}
	if len(v.Cues) > 0 {
		b = append(b, `,"cues":[`...)
		for i, c := range v.Cues {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendSpan(b, c)
		}
		b = append(b, ']')
	}
	b = appendMember(b, "citation", string(v.Citation))
	if len(v.Voices) > 0 {
		b = append(append(b, `,"voices":`...), listOf(v.Voices)...)
	}
	b = appendMember(b, "date", v.Date)
	if v.Rank != 0 {
		b = strconv.AppendInt(append(b, `,"rank":`...), int64(v.Rank), 10)
	}
	b = appendMember(b, "reason", v.Reason)
	return append(b, '}')
}

func appendSpan(b []byte, s graph.Span) []byte {
	b = strconv.AppendInt(append(b, `{"start":`...), int64(s.Start), 10)
	b = strconv.AppendInt(append(b, `,"end":`...), int64(s.End), 10)
	return append(b, '}')
}

// appendMember appends a text, where there is one.
func appendMember(b []byte, name, s string) []byte {
	if s == "" {
		return b
	}
	b = append(append(append(b, `,"`...), name...), `":`...)
	return appendJSON(b, s)
}
