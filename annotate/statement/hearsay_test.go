package statement_test

import "testing"

func TestVoicesBetweenTheWorkAndItsTarget(t *testing.T) {
	check(t, []reading{
		{"said that, in a work", "[a:Lima] said that [e:the strike] was driven by hunger, according to <n:Ortiz (2019)>.", []string{"Ortiz explains the strike via Lima"}},
		{"said without that", "[a:Lima] said [e:the strike] was driven by hunger, according to <n:Ortiz (2019)>.", []string{"Ortiz explains the strike via Lima"}},
		{"according to an actor, in a work", "According to [a:Lima], [e:the strike] was driven by hunger <c:(Ortiz, 2019)>.", []string{"Ortiz explains the strike via Lima"}},
		{"in an actor's view", "In [a:Lima]'s view, [e:the strike] was driven by hunger <c:(Ortiz, 2019)>.", []string{"Ortiz explains the strike via Lima"}},
		{"two hops", "[a:Lima] claimed that [a:Peru] had admitted that [e:the strike] was driven by hunger <c:(Ortiz, 2019)>.", []string{"Ortiz explains the strike via Lima via Peru"}},
		{"no voice", "[a:Lima] ended [e:the strike] because of hunger <c:(Ortiz, 2019)>.", []string{"Ortiz explains the strike"}},
	})
}
