import { Table } from "./table";

type NumberTableProps = { caption: string; head: string[]; rows: string[][] };

/** Each row names what it is about and gives the numbers. */
export function NumberTable({ caption, head, rows }: NumberTableProps) {
  return (
    <Table caption={caption} head={head} numbers>
      {rows.map(([about, ...numbers]) => (
        <tr key={about}>
          <th scope="row">{about}</th>
          {numbers.map((number, at) => (
            <td key={head[at + 1]}>{number}</td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
