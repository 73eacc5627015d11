{{ $learners := (partialCached "all-learners.html" .) -}}
{{ $kinds := (site.GetPage "/badges").Pages.ByTitle -}}
{{ $skills := (site.GetPage "/skills").Pages.ByTitle -}}
{{ $numbers := newScratch -}}
{{ range $number, $skill := $skills }}{{ $numbers.Set (printf "skills/%s" (path.Base .Path)) $number }}{{ end -}}
{{ range $number, $kind := $kinds }}{{ $numbers.Set (printf "badges/%s" (path.Base .Path)) $number }}{{ end -}}
lapelSearchIndex({"learners":[
{{- range $place, $learner := $learners }}{{ if $place }},{{ end }}[{{ .Title | jsonify }},{{ path.Base .Path | jsonify }}]{{ end -}}
],"kinds":[
{{- range $place, $kind := $kinds }}{{ if $place }},{{ end }}[{{ .Title | jsonify }},[{{ range $number, $tie := .Params.ties }}{{ if $number }},{{ end }}{{ $numbers.Get (printf "skills/%s" $tie) }}{{ end }}]]{{ end -}}
],"issuers":[
{{- range $place, $issuer := (site.GetPage "/issuers").Pages.ByTitle }}{{ if $place }},{{ end }}{{ .Title | jsonify }}{{ end -}}
],"skills":[
{{- range $place, $skill := $skills }}{{ if $place }},{{ end }}{{ .Title | jsonify }}{{ end -}}
],"badges":[
{{- range $place, $learner := $learners }}{{ range $number, $badge := (.GetPage "badges").RegularPages }}{{ if or $place $number }},{{ end }}[{{ $place }},{{ $numbers.Get (printf "badges/%s" (index .Params.badges 0)) }},0,{{ path.Base .Path | jsonify }},{{ .Date.Year }},"Verified"]{{ end }}{{ end -}}
]});
