curl https://rest.iad-01.braze.com/users/track -d '{"purchases": [{"external_id": "u1", "email": "jane at example", "quantity": 0}]}' -H 'Authorization: Bearer 0a1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d'
curl -d "{\"purchases\": [{\"external_id\": \"u1\", \"email\": \"jane at example\", \"quantity\": 0, \"properties\": {\"card\": \"4111 1111 1111 1111\"}}]}" "https://rest.iad-01.braze.com/users/track?api_key=0a1b2c3d-4e5f-6a7b-8c9d-0e1f2a3b4c5d"
curl -d "{\"purchases\": [{\"external_id\": \"u1\" \"email\": \"jane at example\", \"phone\" \"12\", \"quantity\": 0,}]}" https://x.example
