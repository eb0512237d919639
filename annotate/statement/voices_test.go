package statement_test

import (
	"testing"

	"kg/document"
)

func TestWhatStandsBesideAnotherClaim(t *testing.T) {
	check(t, []reading{
		{"a contrast opened by 'whereas'", "Whereas <n:Ortiz (2019)> attributes [e:the strike] to hunger, <n:Lind (2020)> stresses the tariffs.",
			[]string{"Ortiz explains the strike", "Lind explains the strike"}},
		{"a contrast in a second clause", "[e:The strike] is usually put down to hunger <c:(Ortiz, 2019)>, although <n:Lind (2020)> points to the tariffs.",
			[]string{"Ortiz explains The strike", "Lind explains The strike"}},
		{"a verb left out", "<n:Ortiz (2019)> interprets [e:the strike] as revenge and <n:Lind (2020)> as a blunder.",
			[]string{"Ortiz explains the strike", "Lind explains the strike"}},
		{"a contrast with the sentence before", "<n:Ortiz (2019)> attributes [e:the strike] to hunger.\n<n:Lind (2020)>, by contrast, blames the tariffs.",
			[]string{"Ortiz explains the strike", "Lind explains the strike"}},
		{"dissent from the sentence before", "<n:Ortiz (2019)> attributes [e:the strike] to hunger.\n<n:Lind (2020)> disagrees.",
			[]string{"Ortiz explains the strike", "Lind disputes the strike"}},
		{"a view rejected by another", "[e:The strike] failed because the funds ran dry <c:(Ortiz, 2019)>, a view rejected by <n:Lind (2020)>, who found no evidence of empty funds.",
			[]string{"Ortiz explains The strike", "Lind disputes The strike"}},
		{"two authors of one claim", "<n:Ortiz (2019)> and <n:Lind (2020)> trace [e:the strike] to hunger.",
			[]string{"Ortiz explains the strike", "Lind explains the strike"}},
		{"a list of narrative citations", "<n:Ortiz (2019)>, <n:Lind (2020)> and <n:Moss (2021)> trace [e:the strike] to hunger.",
			[]string{"Ortiz explains the strike", "Lind explains the strike", "Moss explains the strike"}},
		{"another topic in the second clause", "<n:Ortiz (2019)> attributes [e:the strike] to hunger, but <n:Lind (2020)> compares [e:the lockout] with others.",
			[]string{"Ortiz explains the strike", "Lind discusses the lockout"}},
		{"nobody's evidence", "There is no evidence that [p:the relief act] ended [e:the strike] <c:(Ortiz, 2019)>.",
			[]string{"Ortiz disputes the relief act", "Ortiz disputes the strike"}},
		{"a dispute behind an insertion", "<n:Ortiz (2019)>, in turn, rejects the view that hunger caused [e:the strike].", []string{"Ortiz disputes the strike"}},
		{"numbers side by side", "[e:The strike] was caused by hunger <c:(Ortiz, 2019)>, <c:(Lind, 2020)>.", []string{"Ortiz explains The strike", "Lind explains The strike"}},
		{"what was not", "[e:The strike], rather than [e:the lockout], was caused by hunger <c:(Ortiz, 2019)>.",
			[]string{"Ortiz explains The strike", "Ortiz discusses the lockout"}},
		{"taking effect is no effect", "[p:The relief act] took effect on Monday <c:(Ortiz, 2019)>.", []string{"Ortiz reports The relief act"}},
		{"a passive without a cause", "[p:The relief act] was strengthened <c:(Ortiz, 2019)>.", []string{"Ortiz reports The relief act"}},
	})
}

func TestWhoGoesOnSpeaking(t *testing.T) {
	check(t, []reading{
		{"a name without its citation", "<n:Ortiz (2019)> studies [e:the strike].\nPrices rose.\nFor Ortiz, [e:the lockout] was caused by the owners.",
			[]string{"Ortiz discusses the strike", "Ortiz explains the lockout"}},
		{"a name with a verb", "<n:Ortiz (2019)> studies [e:the strike].\nOrtiz attributes [e:the lockout] to greed.",
			[]string{"Ortiz discusses the strike", "Ortiz explains the lockout"}},
		{"a second voice in the sentence is who goes on", "[e:The strike] was long <c:(Lind, 2020)>, but <n:Ortiz (2019)> denies that [e:the lockout] was planned.\nShe also traces [p:the relief act] to the war.",
			[]string{"Lind reports The strike", "Ortiz disputes the lockout", "Ortiz explains the relief act"}},
		{"'in his view'", "<n:Ortiz (2019)> studies [e:the strike].\nIn his view, [e:the lockout] was caused by greed.",
			[]string{"Ortiz discusses the strike", "Ortiz explains the lockout"}},
		{"a chain of three", "<n:Ortiz (2019)> studies [e:the strike].\nHe argues that [e:the lockout] was caused by greed.\nThe study further shows that [p:the relief act] failed because of the war.",
			[]string{"Ortiz discusses the strike", "Ortiz explains the lockout", "Ortiz explains the relief act"}},
		{"this article is the document", "# Introduction\n\n<n:Ortiz (2019)> studies [e:the strike].\nThis article explains [e:the lockout] by greed.",
			[]string{"Ortiz discusses the strike", "document explains the lockout"}},
		{"a person in between takes the pronoun", "<n:Ortiz (2019)> studies [e:the strike].\n[x:Ana Ruiz] was minister then.\nShe argued that [e:the lockout] was caused by greed.",
			[]string{"Ortiz discusses the strike"}},
	})
}

// TestANumberOrNoteBehindAName reads numeric and note citations whose author the sentence names.
func TestANumberOrNoteBehindAName(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a number behind the name", "Ortiz <c:(Ortiz)> explains [e:the strike] by hunger; [e:the lockout] ended in May.", []string{"Ortiz explains the strike", "Ortiz reports the lockout"}},
		{"a number behind et al.", "Ortiz et al. <c:(Ortiz)> trace [e:the strike] to hunger.", []string{"Ortiz explains the strike"}},
		{"a note at the sentence's end", "Ortiz argues that [e:the strike] was caused by hunger. <c:(Ortiz)>", []string{"Ortiz explains the strike"}},
		{"a note whose author goes on", "Ortiz argues that [e:the strike] was caused by hunger. <c:(Ortiz)>\nHe adds that [e:the lockout] was caused by greed.",
			[]string{"Ortiz explains the strike", "Ortiz explains the lockout"}},
		{"a dispute in a note", "Ortiz denies that [e:the strike] was planned. <c:(Ortiz)>", []string{"Ortiz disputes the strike"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := marked(c.text)
			for i := range d.Layers.Citations {
				d.Layers.Citations[i].Kind = document.Numeric
			}
			compare(t, read(t, d), c.want)
		})
	}
}
