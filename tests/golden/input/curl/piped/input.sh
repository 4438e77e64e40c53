echo '{"purchases": [{"external_id": "u", "product_id": "boots", "currency": "EUR", "price": 1, "time": "2024-05-01T12:00:00Z", "quantity": 0}]}' | curl -sSd @- https://rest.iad-01.braze.com/users/track
printf '%s' "{\"purchases\": [{\"external_id\": \"$ID\", \"product_id\": \"shoes\", \"currency\": \"EUR\", \"price\": 1, \"time\": \"2024-05-01T12:00:00Z\", \"quantity\": 0}]}" | curl -d @- https://rest.iad-01.braze.com/users/track
PAYLOAD='{
  "purchases": [{"external_id": "u", "product_id": "hat", "currency": "EUR", "price": 1, "time": "2024-05-01T12:00:00Z", "quantity": 0}]
}'
export DATA="[{\"external_id\": \"u\", \"product_id\": \"$P\", \"currency\": \"EUR\", \"price\": 1, \"time\": \"2024-05-01T12:00:00Z\", \"quantity\": 0}]"
curl -d "$PAYLOAD" https://rest.iad-01.braze.com/users/track
/usr/bin/curl -d '{"purchases": [{"external_id": "u", "product_id": "tie", "currency": "EUR", "price": 1, "time": "2024-05-01T12:00:00Z", "quantity": 0}]}' https://rest.iad-01.braze.com/users/track
curl.exe -d "{\"purchases\": [{\"external_id\": \"u\", \"product_id\": \"pin\", \"currency\": \"EUR\", \"price\": 1, \"time\": \"2024-05-01T12:00:00Z\", \"quantity\": 0}]}" https://rest.iad-01.braze.com/users/track
curl -d '{"purchases": [{"external_id": "u", "product_id": "bag", "currency": "EUR", "price": 1, "time": "2024-05-01T12:00:00Z", "quantity": 0}]}' https://rest.iad-01.braze.com/users/track --next -d '{"purchases": [{"external_id": "u", "product_id": "bag", "currency": "EUR", "price": 2, "time": "2024-05-01T12:00:00Z", "quantity": 101}]}' 'https://rest.iad-01.braze.com/users/track?api_key=8f5a2c1e-9b3d-4e7f-a6c8-1d2e3f4a5b6c'
curl -G https://rest.iad-01.braze.com/purchases/quantity_series -d length=10 --data-urlencode ending_at@date.txt --data-urlencode "unit=week" -d @more.txt
awk '{print $1, "purchases"}' log | jq '{purchases: [.quantity]}'

printf '{"purchases":[{"external_id":"%s","product_id":"p%d","currency":"EURO","price":%.2f,"time":"2024-05-01T12:00:00Z","quantity":%s}]}' a 1 2 3 | curl -d @- https://x
