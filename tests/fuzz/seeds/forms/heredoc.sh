#!/bin/bash
# a body from standard input, its variables replaced
curl -sS -X POST "https://rest.iad-01.braze.com/users/track" \
  -H "Authorization: Bearer ${BRAZE_KEY}" -H 'Content-Type: application/json' \
  -d @- <<EOF | jq .
{
  "purchases": [
    {"external_id": "${USER_ID}", "product_id": "caf\\u00e9 \$5", "currency": "EURO",
     "price": $PRICE, "quantity": 0, "time": "$(date -u +%FT%TZ)"}
  ]
}
EOF

# as it is: nothing is replaced, and an escape stays one
curl --data-binary @- https://rest.iad-01.braze.com/users/track <<'EOF'
{"purchases": [{"external_id": "$5", "product_id": "b\u00f6ots", "currency": "EURO", "price": 1,
  "quantity": 0, "time": "2024-05-01T12:00:00Z"}]}
EOF

# tabs before the lines are no part of it
if true; then
	curl --json @- https://rest.iad-01.braze.com/users/track <<-"END OF IT"
		{"purchases": [
			{"external_id": "u", "product_id": "boots", "currency": "EUR", "price": 1, "quantity": 101,
			 "time": "2024-05-01T12:00:00Z"}
		]}
		END OF IT
fi

# from another command
cat <<EOF | curl -d @- "https://rest.iad-01.braze.com/users/track?api_key=8f5a2c1e-9b3d-4e7f-a6c8-1d2e3f4a5b6c"
{"purchases": [{"external_id": "u", "product_id": "shoes", "currency": "EUR", "price": -1, "time": "2024-05-01T12:00:00Z", "quantity": 0}]}
EOF

# in a substitution, with quotes and a bracket in it
curl https://rest.iad-01.braze.com/users/track -d "$(cat <<EOF
{"purchases": [{"external_id": "$(id -u)", "product_id": "socks :)", "currency": "EUR", "price": 2, "time": "2024-05-01T12:00:00Z", "quantity": 0}]}
EOF
)" -H 'Authorization: Bearer 8f5a2c1e-9b3d-4e7f-a6c8-1d2e3f4a5b6c'

# a function, a variable, a file
body() {
  cat <<-EOF
	{"purchases": [{"external_id": "$1", "product_id": "hat", "currency": "EUR", "price": 3, "time": "2024-05-01T12:00:00Z", "quantity": 0}]}
	EOF
}
read -r -d '' BODY <<EOF || true
{"purchases": [{"external_id": "$1", "product_id": "cap", "currency": "EUR", "price": 4, "time": "2024-05-01T12:00:00Z", "quantity": 0}]}
EOF
curl -d "$(body)" -d "$BODY" https://rest.iad-01.braze.com/users/track
curl -d @- https://rest.iad-01.braze.com/users/track <<< '{"purchases": [{"external_id": "u", "product_id": "bag", "currency": "EUR", "price": 5, "time": "2024-05-01T12:00:00Z", "quantity": 0}]}'

# what is no payload
cat <<EOF >/etc/app.conf
{ some: {{ template }}, quantity }
EOF
ssh host <<'EOF'
curl https://rest.iad-01.braze.com/users/track -d '{"purchases": [{"external_id": "u", "product_id": "tie", "currency": "EUR", "price": 6, "time": "2024-05-01T12:00:00Z", "quantity": 0}]}'
EOF
cat <<EOF
{"slack": "channel"}
EOF
curl -d @- https://hooks.example/x <<EOF
text=never closed
