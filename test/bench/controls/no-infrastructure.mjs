/** What an operator can change at will. End users and prompts stay: they are content of the call. */
const METADATA_FIELD = /^(requester_|user_agent$|user_api_key_(?!user_id$))/;

/**
 * Takes out address, client, key, organisation and team, and the registration file: what is found without them does not rest on
 * infrastructure. Rows that name no user lose their account with the key.
 */
export const noInfrastructure = {
  id: 'no-infrastructure',
  title: 'Without address, client, key, organisation and registration',
  async prepare({ truth }) {
    return { rewriteRow: strip, truth, keepsRegistration: false };
  },
};

function strip(row) {
  const metadata = { ...row.metadata };
  for (const field of Object.keys(metadata)) if (METADATA_FIELD.test(field)) delete metadata[field];
  row.metadata = metadata;
  delete row.requester_ip_address;
  row.request_tags = [];
}
