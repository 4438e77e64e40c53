#!/bin/sh
set -e
curl --location --request POST 'https://rest.iad-01.braze.com/users/track' \
  --header 'Content-Type: application/json' \
  --data-raw '{
    "purchases": [{"external_id": "u1", "product_id": "boots", "currency": "EUR", "price": 1.5, "time": "2024-05-01T12:00:00Z", "quantity": 0,}]
  }' >/dev/null 2>&1 || exit 1
curl -sSd "{\"purchases\": [{\"external_id\": \"$USER_ID\", \"product_id\": \"boots\", \"currency\": \"EURO\", \"price\": $PRICE, \"time\": \"$(date)\", \"quantity\": 0}]}" https://x.example/users/track
curl --json $'{"purchases": [{"external_id": "it\'s", "product_id": "caf\u00e9", "currency": "EURO",\n"price": 1, "time": "2024-05-01T12:00:00Z"}]}' https://x.example/users/track
curl https://x.example/users/track -d '{"purchases": [{"external_id": "'"$ID"'", "product_id": "boots", "currency": "EUR", "price": 1, "time": "2024-05-01T12:00:00Z",'"\"quantity\": 0"'}]}'
curl https://x.example/users/track -H 'Content-Type: application/json' -d @body.json
curl https://x.example/form -d a=b -d '{c'
curl -G https://rest.iad-01.braze.com/purchases/quantity_series -d length=10 -d unit=day
curl "never closed
